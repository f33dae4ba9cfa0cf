#include "web/routes.h"

#include <array>

namespace redraft::web {

namespace {

using enum Permission;

constexpr std::array table = {
    Route{"GET", "/", read, documents_page},
    Route{"GET", "/d/:document", read, drafts_page},
    Route{"GET", "/d/:document/:label", read, draft_page},
    Route{"GET", "/d/:document/:label/:anchor", read, statement_page},
    Route{"GET", "/s/:document/:anchor", read, newest_statement},
    Route{"GET", "/changes/:document", read, choose_changes},
    Route{"GET", "/changes/:document/:from/:to", read, changes_page},
    Route{"GET", "/notes/:document/:label", read, notes_page},
    Route{"GET", "/comment/:document/:label", comment, comment_form},
    Route{"POST", "/comment/:document/:label", comment, add_comment, Writing::together},
    Route{"GET", "/comment/:document/:label/:anchor", comment, comment_form},
    Route{"POST", "/comment/:document/:label/:anchor", comment, add_comment, Writing::together},
    Route{"GET", "/words/:document/:label/:anchor", read, words_page},
    Route{"GET", "/c/:id", read, comment_page},
    Route{"POST", "/c/:id/reply", comment, add_reply, Writing::together},
    Route{"POST", "/c/:id/edit", comment, edit_comment},
    Route{"POST", "/c/:id/withdraw", comment, withdraw_comment},
    Route{"GET", "/mine", comment, mine_page},
    Route{"GET", "/pile", see_pile, piles_page},
    Route{"GET", "/pile/:document", see_pile, pile_page},
    Route{"POST", "/pile/:document", see_pile, change_pile},
    Route{"GET", "/tray/:document", see_pile, tray_page},
    Route{"GET", "/to-do/:document", see_pile, to_do_page},
    Route{"POST", "/c/:id/respond", answer, respond_to_comment},
    Route{"POST", "/c/:id/moderate", moderate, moderate_comment},
    Route{"POST", "/c/:id/place", answer, place_comment},
    Route{"GET", "/text/:document", publish, text_page},
    Route{"POST", "/text/:document", publish, change_text},
    Route{"POST", "/publish/:document", publish, publish_text},
    Route{"GET", "/sign-in", enter, sign_in_page},
    Route{"POST", "/sign-in", enter, ask_for_link},
    Route{"POST", "/sign-in/password", enter, use_password},
    Route{"GET", "/sign-in/:link", enter, link_page},
    Route{"POST", "/sign-in/:link", enter, use_link},
    Route{"POST", "/sign-out", enter, sign_out},
    Route{"GET", "/api/v1/openapi.json", enter, api_description},
    Route{"GET", "/api/v1/schemas/:name", enter, api_description},
    Route{"GET", "/api/v1/documents", read, api_documents},
    Route{"GET", "/api/v1/documents/:document/drafts", read, api_drafts},
    Route{"POST", "/api/v1/documents/:document/drafts", publish, api_publish},
    Route{"GET", "/api/v1/documents/:document/drafts/:label", read, api_draft},
    Route{"GET", "/api/v1/documents/:document/changes/:from/:to", read, api_changes},
    Route{"GET", "/api/v1/documents/:document/statements/:anchor", read, api_statement},
    Route{"GET", "/api/v1/documents/:document/status", see_pile, api_status},
    Route{"GET", "/api/v1/documents/:document/findings", see_pile, api_findings},
    Route{"GET", "/api/v1/documents/:document/comments", read, api_comments},
    Route{"POST", "/api/v1/documents/:document/comments", comment, api_add_comment,
          Writing::together},
    Route{"GET", "/api/v1/documents/:document/tray", see_pile, api_tray},
    Route{"GET", "/api/v1/documents/:document/notes", see_pile, api_notes},
    Route{"POST", "/api/v1/documents/:document/notes", answer, api_add_note},
    Route{"GET", "/api/v1/documents/:document/notes/:note", see_pile, api_note},
    Route{"PUT", "/api/v1/documents/:document/notes/:note", answer, api_edit_note},
    Route{"DELETE", "/api/v1/documents/:document/notes/:note", answer, api_remove_note},
    Route{"GET", "/api/v1/comments/:id", read, api_comment},
    Route{"PATCH", "/api/v1/comments/:id", answer, api_edit_comment},
    Route{"DELETE", "/api/v1/comments/:id", answer, api_withdraw},
    Route{"POST", "/api/v1/comments/:id/replies", answer, api_reply, Writing::together},
    Route{"PUT", "/api/v1/comments/:id/disposition", answer, api_respond},
    Route{"PUT", "/api/v1/comments/:id/moderation", moderate, api_moderate},
    Route{"PUT", "/api/v1/comments/:id/placement", answer, api_place},
    Route{"GET", "/accessibility", enter, accessibility_page},
    Route{"GET", "/privacy", enter, privacy_page},
};

}  // namespace

std::span<const Route> routes() {
  return table;
}

}  // namespace redraft::web
