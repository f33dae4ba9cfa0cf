#include "workspace/rows_ahead.h"

#include <array>
#include <utility>

#include "redraft/privacy.h"

namespace redraft::workspace {

namespace {

constexpr std::size_t items_at_once = 128;
constexpr std::size_t most_waiting = 4;

std::vector<Finding> personal_data_in(const CommentRow& row) {
  std::vector<Finding> warnings = personal_data_findings("the comment", row.comment.body);
  if (row.comment.suggestion) {
    for (Finding& finding : personal_data_findings("the comment", *row.comment.suggestion)) {
      warnings.push_back(std::move(finding));
    }
  }
  return warnings;
}

}  // namespace

RowsAhead::RowsAhead(std::istream& file, const CommentDefaults& defaults)
    : thread_([this, &file, defaults] {
        try {
          read(file, defaults);
        } catch (const Stopped&) {
          return;
        } catch (...) {
          const std::lock_guard lock(mutex_);
          failure_ = std::current_exception();
        }
        const std::lock_guard lock(mutex_);
        at_end_ = true;
        changed_.notify_all();
      }) {}

RowsAhead::~RowsAhead() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }
  thread_.join();
}

void RowsAhead::read(std::istream& file, const CommentDefaults& defaults) {
  CommentFileReader reader(
      defaults,
      {.row =
           [&](CommentRow&& row) {
             RowAhead ahead;
             ahead.warnings = personal_data_in(row);
             ahead.row = std::move(row);
             put(std::move(ahead));
           },
       .finding = [&](Finding&& finding) { put(std::move(finding)); },
       .sheet = [&](ReadSheet&& sheet) { put(std::move(sheet)); },
       .received =
           [&](const ReceivedText& received) {
             put(ReceivedAhead{std::string(received.format), std::string(received.content)});
           },
       .reply = [&](ReplyRow&& reply) { put(std::move(reply)); },
       .copy = [&](MarkedCopy&& copy) { put(std::move(copy)); }});
  std::array<char, 1U << 16U> buffer{};
  while (file.read(buffer.data(), buffer.size()) || file.gcount() > 0) {
    reader.feed({buffer.data(), static_cast<std::size_t>(file.gcount())});
  }
  reader.finish();
  format_ = reader.format();
  hand_over();
}

void RowsAhead::put(Item&& item) {
  gathered_.push_back(std::move(item));
  if (gathered_.size() == items_at_once) {
    hand_over();
  }
}

void RowsAhead::hand_over() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return stopped_ || waiting_.size() < most_waiting; });
  if (stopped_) {
    throw Stopped();
  }
  if (!gathered_.empty()) {
    waiting_.push_back(std::exchange(gathered_, {}));
  }
  changed_.notify_all();
}

std::vector<RowsAhead::Item> RowsAhead::next() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return at_end_ || !waiting_.empty(); });
  if (!waiting_.empty()) {
    std::vector<Item> items = std::move(waiting_.front());
    waiting_.pop_front();
    changed_.notify_all();
    return items;
  }
  if (failure_) {
    std::rethrow_exception(failure_);
  }
  return {};
}

}  // namespace redraft::workspace
