#pragma once
// The page of one comment, for its author, for everyone, and with what the team does there.

#include "web/visit.h"

namespace redraft::web {

// `field` and `message`: what is wrong with what was sent to it; what was typed is kept.
[[nodiscard]] Response show_comment(Visit& visit, const Comment& comment,
                                    const std::string& field = {}, const std::string& message = {});

// Its page, after something was done there.
[[nodiscard]] std::string done_link(const Comment& comment, const std::string& what);

// What answer_part.mustache shows: decisions to choose from, and what was typed.
void add_answer_fields(const Visit& visit, Values& values);

// What was typed there; nothing where no decision was chosen.
[[nodiscard]] std::optional<Disposition> typed_answer(const Visit& visit);

// For errors_part.mustache and the message beside the field.
void put_error(Values& values, const std::string& field, const std::string& message);

}  // namespace redraft::web
