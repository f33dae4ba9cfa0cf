// Any bytes: parse, render, stamp and strip must neither fail nor disagree.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "redraft/document.h"
#include "redraft/error.h"

namespace {

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

void check(const std::string& source) {
  using namespace redraft;
  const Document document = parse_markdown(source);
  require(document.source == source);
  std::vector<std::string> anchors;
  std::size_t end = 0;
  for (const Statement& statement : document.statements) {
    require(statement.source.begin >= end && statement.source.end > statement.source.begin);
    require(statement.source.end <= source.size() && !statement.text.empty());
    require(statement.section == no_section || statement.section < document.sections.size());
    end = statement.source.end;
    anchors.push_back("a-" + std::to_string(anchors.size()));
    require(section_path(document, statement).size() <= 6);
  }
  require(render_html(document, anchors).size() < 128 * source.size() + 1024);
  const Document bare = parse_markdown(strip_markers(document));
  const Document stamped = parse_markdown(stamp_markers(bare, [&] {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < bare.statements.size(); ++i) {
      names.push_back("a-" + std::to_string(i));
    }
    return names;
  }()));
  require(stamped.statements.size() == bare.statements.size());
  for (std::size_t i = 0; i < bare.statements.size(); ++i) {
    require(stamped.statements[i].text == bare.statements[i].text);
    require(stamped.statements[i].number == bare.statements[i].number);
  }
  require(strip_markers(stamped) == bare.source);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    check(std::string(reinterpret_cast<const char*>(data), size));
  } catch (const redraft::Error& error) {
    require(error.kind() == redraft::ErrorKind::invalid);
  }
  return 0;
}
