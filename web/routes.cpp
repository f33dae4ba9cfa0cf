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
    Route{"GET", "/notes/:document/:label", reader, notes_page},
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
    Route{"POST", "/c/:id/respond", editor, respond_to_comment},
    Route{"POST", "/c/:id/moderate", editor, moderate_comment},
    Route{"POST", "/c/:id/place", editor, place_comment},
    Route{"GET", "/text/:document", officer, text_page},
    Route{"POST", "/text/:document", officer, change_text},
    Route{"POST", "/publish/:document", officer, publish_text},
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
