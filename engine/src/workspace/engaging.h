#pragma once
// What the verbs about events, remarks, assessments and actions share.

#include <string>
#include <vector>

#include "redraft/engagement.h"
#include "workspace/state.h"

namespace redraft::workspace {

inline constexpr std::size_t longest_words = 64u << 10U;  // bytes of a remark or an action

// Trimmed. Throws invalid for words that are blank, not UTF-8 or too long.
std::string sound_words(const std::string& doing, const std::string& words);

// Trimmed, and may be empty. Throws invalid for one that is not UTF-8, longer than 500 bytes, or
// holds control characters.
std::string sound_line(const std::string& doing, const std::string& line);

// The statement meant by DOC#ANCHOR[@LABEL], with its anchor and the label it was found on: the
// newest draft, or the working text where that has it not. Throws not_found.
Address statement_meant(const State& state, const std::string& text);

std::string document_meant(const State& state, const std::string& name);

// Prompt, objective and group as the event names them. Throws invalid.
void place_in(const Event& event, NewRemark& remark);

}  // namespace redraft::workspace
