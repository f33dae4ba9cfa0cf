#include "web/routes.h"

#include <array>

namespace redraft::web {

namespace {

using enum Role;

constexpr std::array table = {
    Route{"GET", "/", reader, documents_page},
    Route{"GET", "/d/:document", reader, drafts_page},
    Route{"GET", "/d/:document/:label", reader, draft_page},
    Route{"GET", "/d/:document/:label/:anchor", reader, statement_page},
    Route{"GET", "/s/:document/:anchor", reader, newest_statement},
    Route{"GET", "/changes/:document", reader, choose_changes},
    Route{"GET", "/changes/:document/:from/:to", reader, changes_page},
    Route{"GET", "/change/:document/:label/:anchor", reader, one_change},
    Route{"GET", "/notes/:document/:label", reader, notes_page},
    Route{"GET", "/n/:id", reader, note_page},
    Route{"GET", "/reports/:document/:label", reader, reports_page},
    Route{"GET", "/reports/:document/:label/:report", reader, report_page},
    Route{"GET", "/reports/:document/:label/:report/:format", reader, report_file},
    Route{"GET", "/comment/:document/:label", reviewer, comment_form},
    Route{"POST", "/comment/:document/:label", reviewer, add_comment},
    Route{"GET", "/comment/:document/:label/:anchor", reviewer, comment_form},
    Route{"POST", "/comment/:document/:label/:anchor", reviewer, add_comment},
    Route{"GET", "/words/:document/:label/:anchor", reader, words_page},
    Route{"GET", "/c/:id", reader, comment_page},
    Route{"POST", "/c/:id/reply", reviewer, add_reply},
    Route{"POST", "/c/:id/edit", reviewer, edit_comment},
    Route{"POST", "/c/:id/withdraw", reviewer, withdraw_comment},
    Route{"GET", "/mine", reviewer, mine_page},
    Route{"GET", "/pile", editor, piles_page},
    Route{"GET", "/pile/:document", editor, pile_page},
    Route{"POST", "/pile/:document", editor, change_pile},
    Route{"GET", "/tray/:document", editor, tray_page},
    Route{"GET", "/to-do/:document", editor, to_do_page},
    Route{"GET", "/lineage/:document", editor, lineage_page},
    Route{"POST", "/lineage/:document", editor, decide_lineage},
    Route{"GET", "/drafted/:document", editor, drafted_page},
    Route{"POST", "/drafted/:document", editor, release_drafted},
    Route{"GET", "/explain/:document/:label", editor, explain_page},
    Route{"GET", "/note/:document/:label", editor, note_form},
    Route{"POST", "/note/:document/:label", editor, save_note},
    Route{"GET", "/note/:document/:label/:id", editor, note_form},
    Route{"POST", "/note/:document/:label/:id", editor, save_note},
    Route{"GET", "/themes", editor, themes_page},
    Route{"POST", "/themes", editor, add_theme},
    Route{"GET", "/themes/:theme", editor, theme_page},
    Route{"POST", "/themes/:theme", editor, change_theme},
    Route{"GET", "/moderation/:document", editor, moderation_page},
    Route{"POST", "/moderation/:document", editor, moderate_many},
    Route{"GET", "/c/:id/redact", editor, redaction_page},
    Route{"POST", "/c/:id/redact", editor, redact_words},
    Route{"POST", "/c/:id/work", editor, work_on_comment},
    Route{"POST", "/c/:id/apply", officer, apply_suggestion},
    Route{"POST", "/c/:id/respond", editor, respond_to_comment},
    Route{"POST", "/c/:id/moderate", editor, moderate_comment},
    Route{"POST", "/c/:id/place", editor, place_comment},
    Route{"GET", "/text/:document", officer, text_page},
    Route{"POST", "/text/:document", officer, change_text},
    Route{"POST", "/publish/:document", officer, publish_text},
    Route{"GET", "/upload/:document", officer, upload_page},
    Route{"POST", "/upload/:document", officer, upload_text},
    Route{"GET", "/state/:document/:label", officer, state_page},
    Route{"POST", "/state/:document/:label", officer, change_state},
    Route{"GET", "/people", officer, people_page},
    Route{"POST", "/people", officer, person_page},
    Route{"POST", "/people/retention", officer, set_retention},
    Route{"GET", "/sign-in", reader, sign_in_page},
    Route{"POST", "/sign-in", reader, ask_for_link},
    Route{"GET", "/sign-in/:link", reader, link_page},
    Route{"POST", "/sign-in/:link", reader, use_link},
    Route{"POST", "/sign-out", reviewer, sign_out},
    Route{"GET", "/accessibility", reader, accessibility_page},
    Route{"GET", "/privacy", reader, privacy_page},
};

}  // namespace

std::span<const Route> routes() {
  return table;
}

}  // namespace redraft::web
