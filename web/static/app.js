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
        link.href = base + '?quote=' + encodeURIComponent(found.words);
        link.hidden = false;
      } else if (document.activeElement !== link) {
        link.hidden = true;
      }
    });
  }
})();
