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
Response one_change(Visit& visit);

// --- change notes ---
Response explain_page(Visit& visit);
Response note_page(Visit& visit);
Response note_form(Visit& visit);
Response save_note(Visit& visit);

// --- reports ---
Response reports_page(Visit& visit);
Response report_page(Visit& visit);
Response report_file(Visit& visit);

// --- comments ---
Response comment_form(Visit& visit);
Response add_comment(Visit& visit);
Response words_page(Visit& visit);
Response comment_page(Visit& visit);
Response add_reply(Visit& visit);
Response edit_comment(Visit& visit);
Response withdraw_comment(Visit& visit);
Response mine_page(Visit& visit);

// --- the team: answering, placing ---
Response piles_page(Visit& visit);
Response pile_page(Visit& visit);
Response change_pile(Visit& visit);
Response tray_page(Visit& visit);
Response respond_to_comment(Visit& visit);
Response moderate_comment(Visit& visit);
Response place_comment(Visit& visit);
Response work_on_comment(Visit& visit);
Response themes_page(Visit& visit);
Response add_theme(Visit& visit);
Response theme_page(Visit& visit);
Response change_theme(Visit& visit);

// --- around the text: events, maturity, signing, concerns, wording ---
Response events_page(Visit& visit);
Response event_page(Visit& visit);
Response event_form(Visit& visit);
Response save_event(Visit& visit);
Response add_remark(Visit& visit);
Response write_up_page(Visit& visit);
Response take_write_up(Visit& visit);
Response remark_table_page(Visit& visit);
Response take_remark_table(Visit& visit);
Response remark_page(Visit& visit);
Response remark_form(Visit& visit);
Response edit_remark(Visit& visit);
Response remark_redaction(Visit& visit);
Response redact_remark(Visit& visit);
Response link_remark(Visit& visit);
Response moderate_remark(Visit& visit);
Response maturity_page(Visit& visit);
Response provenance_page(Visit& visit);
Response assessment_form(Visit& visit);
Response add_assessment(Visit& visit);
Response actions_page(Visit& visit);
Response action_form(Visit& visit);
Response add_action(Visit& visit);
Response change_action(Visit& visit);
Response approvals_page(Visit& visit);
Response record_approval(Visit& visit);
Response register_page(Visit& visit);
Response record_adoption(Visit& visit);
Response concerns_page(Visit& visit);
Response concern_form(Visit& visit);
Response add_concern(Visit& visit);
Response concern_lane(Visit& visit);
Response open_concern_lane(Visit& visit);
Response glossary_page(Visit& visit);
Response companions_page(Visit& visit);
Response change_companions(Visit& visit);
Response rules_page(Visit& visit);
Response waive_rule(Visit& visit);

// --- what is left to do ---
Response to_do_page(Visit& visit);
Response lineage_page(Visit& visit);
Response decide_lineage(Visit& visit);
Response drafted_page(Visit& visit);
Response release_drafted(Visit& visit);

// --- before anything is public, and what is held about people ---
Response moderation_page(Visit& visit);
Response moderate_many(Visit& visit);
Response redaction_page(Visit& visit);
Response redact_words(Visit& visit);
Response people_page(Visit& visit);
Response person_page(Visit& visit);
Response set_retention(Visit& visit);
Response hold_person(Visit& visit);
Response erase_person(Visit& visit);
Response purge_people(Visit& visit);

// --- officers: the working text, the consultation ---
Response apply_suggestion(Visit& visit);
Response upload_page(Visit& visit);
Response upload_text(Visit& visit);
Response state_page(Visit& visit);
Response change_state(Visit& visit);
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
Response api_events(Visit& visit);
Response api_event(Visit& visit);
Response api_add_event(Visit& visit);
Response api_grid(Visit& visit);
Response api_event_remarks(Visit& visit);
Response api_remarks(Visit& visit);
Response api_add_remark(Visit& visit);
Response api_remark(Visit& visit);
Response api_edit_remark(Visit& visit);
Response api_withdraw_remark(Visit& visit);
Response api_link_remark(Visit& visit);
Response api_moderate_remark(Visit& visit);
Response api_assessments(Visit& visit);
Response api_assess(Visit& visit);
Response api_actions(Visit& visit);
Response api_add_action(Visit& visit);
Response api_step_action(Visit& visit);
Response api_approvals(Visit& visit);
Response api_approve(Visit& visit);
Response api_adoptions(Visit& visit);
Response api_adopt(Visit& visit);
Response api_links(Visit& visit);
Response api_add_link(Visit& visit);
Response api_confirm_link(Visit& visit);
Response api_remove_link(Visit& visit);
Response api_edit_event(Visit& visit);
Response api_privacy(Visit& visit);
Response api_hold(Visit& visit);
Response api_release_hold(Visit& visit);

// --- who is there ---
Response sign_in_page(Visit& visit);
Response ask_for_link(Visit& visit);
Response link_page(Visit& visit);
Response use_link(Visit& visit);
Response use_password(Visit& visit);
Response sign_out(Visit& visit);
Response typed_page(Visit& visit);
Response accessibility_page(Visit& visit);
Response privacy_page(Visit& visit);

}  // namespace redraft::web
