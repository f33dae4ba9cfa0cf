#pragma once
// What answers each address: routes_<noun>.cpp. The table is in routes.cpp.

#include "web/visit.h"

namespace redraft::web {

// --- documents and drafts ---
Response documents_page(Visit& visit);
Response drafts_page(Visit& visit);
Response draft_page(Visit& visit);
Response notes_page(Visit& visit);

// --- statements ---
Response statement_page(Visit& visit);
Response newest_statement(Visit& visit);

// --- changes ---
Response choose_changes(Visit& visit);
Response changes_page(Visit& visit);

// --- comments ---
Response comment_form(Visit& visit);
Response add_comment(Visit& visit);
Response words_page(Visit& visit);
Response comment_page(Visit& visit);
Response add_reply(Visit& visit);
Response edit_comment(Visit& visit);
Response withdraw_comment(Visit& visit);
Response mine_page(Visit& visit);

// --- the team: answering, placing, what is left to do ---
Response piles_page(Visit& visit);
Response pile_page(Visit& visit);
Response change_pile(Visit& visit);
Response tray_page(Visit& visit);
Response to_do_page(Visit& visit);
Response respond_to_comment(Visit& visit);
Response moderate_comment(Visit& visit);
Response place_comment(Visit& visit);

// --- officers: the working text ---
Response text_page(Visit& visit);
Response change_text(Visit& visit);
Response publish_text(Visit& visit);

// --- programs ---
Response api_description(Visit& visit);
Response api_documents(Visit& visit);
Response api_drafts(Visit& visit);
Response api_draft(Visit& visit);
Response api_publish(Visit& visit);
Response api_changes(Visit& visit);
Response api_statement(Visit& visit);
Response api_status(Visit& visit);
Response api_findings(Visit& visit);
Response api_comments(Visit& visit);
Response api_tray(Visit& visit);
Response api_add_comment(Visit& visit);
Response api_comment(Visit& visit);
Response api_edit_comment(Visit& visit);
Response api_withdraw(Visit& visit);
Response api_reply(Visit& visit);
Response api_respond(Visit& visit);
Response api_moderate(Visit& visit);
Response api_place(Visit& visit);
Response api_notes(Visit& visit);
Response api_note(Visit& visit);
Response api_add_note(Visit& visit);
Response api_edit_note(Visit& visit);
Response api_remove_note(Visit& visit);

// --- who is there ---
Response sign_in_page(Visit& visit);
Response ask_for_link(Visit& visit);
Response link_page(Visit& visit);
Response use_link(Visit& visit);
Response use_password(Visit& visit);
Response sign_out(Visit& visit);
Response accessibility_page(Visit& visit);
Response privacy_page(Visit& visit);

}  // namespace redraft::web
