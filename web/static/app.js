// Comfort for those who have it on; every page works without. Selected words of a draft can be commented
// on, and what is wrong with a form is read first.
(() => {
  'use strict';

  const summary = document.querySelector('[data-takes-focus]');
  if (summary) {
    summary.focus();
  }

  for (const hidden of document.querySelectorAll('.js-only')) {
    hidden.hidden = false;
  }

  const selected = () => {
    const selection = window.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) {
      return null;
    }
    const words = selection.toString().replace(/\s+/g, ' ').trim();
    return words ? { words, range: selection.getRangeAt(0) } : null;
  };

  // On the form: selected words of the statement become the words that the comment is about.
  const statement = document.getElementById('statement-text');
  const quote = document.getElementById('quote');
  if (statement && quote) {
    document.addEventListener('selectionchange', () => {
      const found = selected();
      if (found && statement.contains(found.range.commonAncestorContainer)) {
        quote.value = found.words;
        quote.form.elements.prefix.value = '';
        quote.form.elements.suffix.value = '';
      }
    });
  }

  // Words selected in a text go into the field that it names.
  for (const source of document.querySelectorAll('[data-words-for]')) {
    const field = document.getElementById(source.dataset.wordsFor);
    document.addEventListener('selectionchange', () => {
      const selection = window.getSelection();
      if (selection && !selection.isCollapsed && selection.rangeCount > 0 &&
          source.contains(selection.getRangeAt(0).commonAncestorContainer)) {
        field.value = selection.toString().trim();
      }
    });
  }

  // What a suggestion takes out and puts in, word by word: the longest common run of words is kept.
  const marked = (before, after) => {
    const from = before.match(/\s+|[^\s]+/g) || [];
    const to = after.match(/\s+|[^\s]+/g) || [];
    if (from.length * to.length > 2000000) {
      return [['del', before], ['ins', after]];
    }
    const row = to.length + 1;
    const kept = new Uint16Array((from.length + 1) * row);
    for (let i = from.length - 1; i >= 0; i -= 1) {
      for (let j = to.length - 1; j >= 0; j -= 1) {
        kept[i * row + j] = from[i] === to[j]
          ? kept[(i + 1) * row + j + 1] + 1
          : Math.max(kept[(i + 1) * row + j], kept[i * row + j + 1]);
      }
    }
    const pieces = [];
    const add = (name, text) => {
      const last = pieces[pieces.length - 1];
      if (last && last[0] === name) {
        last[1] += text;
      } else {
        pieces.push([name, text]);
      }
    };
    let i = 0;
    let j = 0;
    while (i < from.length || j < to.length) {
      if (i < from.length && j < to.length && from[i] === to[j]) {
        add('', from[i]);
        i += 1;
        j += 1;
      } else if (i < from.length && (j === to.length || kept[(i + 1) * row + j] >= kept[i * row + j + 1])) {
        add('del', from[i]);
        i += 1;
      } else {
        add('ins', to[j]);
        j += 1;
      }
    }
    return pieces;
  };

  // Heard before and after what is drawn, as in every other redline.
  const heard = (words) => {
    const span = document.createElement('span');
    span.className = 'govuk-visually-hidden';
    span.textContent = ` [${words}] `;
    return span;
  };

  const suggestion = document.getElementById('suggestion');
  const suggested = document.getElementById('suggested-words');
  if (suggestion && suggested && statement) {
    const before = () => (quote && quote.value) || statement.textContent;
    const show = () => {
      suggested.parentElement.hidden = !suggestion.value.trim();
      suggested.replaceChildren(
        ...marked(before(), suggestion.value).map(([name, text]) => {
          if (!name) {
            return document.createTextNode(text);
          }
          const mark = document.createElement(name);
          const words = name === 'del' ? ['deleted:', 'end of deletion'] : ['inserted:', 'end of insertion'];
          mark.append(heard(words[0]), text, heard(words[1]));
          return mark;
        }),
      );
    };
    suggestion.addEventListener('input', show);
    document.getElementById('start-from').addEventListener('click', () => {
      suggestion.value = before();
      show();
      suggestion.focus();
    });
    if (suggestion.value) {
      show();
    }
  }

  // On a draft: a link to the form with the selected words, while some of one statement are selected.
  const draft = document.querySelector('[data-select]');
  if (draft) {
    const link = document.createElement('a');
    link.className = 'govuk-button rd-select rd-no-print';
    link.textContent = 'Comment on the selected words';
    link.hidden = true;
    draft.after(link);
    document.addEventListener('selectionchange', () => {
      const found = selected();
      const node = found && found.range.commonAncestorContainer;
      const element = node && (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
      const place = element && draft.contains(element) && element.closest('[id]');
      if (place && draft.contains(place)) {
        const base = draft.dataset.select + '/' + encodeURIComponent(place.id);
        const below = draft.querySelector(`a.m[href$="/${CSS.escape(place.id)}"]`);
        if (below && below.previousElementSibling !== link) {
          below.before(link);  // so that the next press of the tab key leads to it
        }
        link.href = base + '?quote=' + encodeURIComponent(found.words);
        link.hidden = false;
      } else if (document.activeElement !== link) {
        link.hidden = true;
      }
    });
  }
})();
