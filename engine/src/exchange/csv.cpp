#include "exchange/csv.h"

#include <algorithm>
#include <utility>

namespace redraft::exchange {

namespace {

// Reading again after a fault is bounded, so that no file costs more than a few times its size.
constexpr std::size_t max_reread_bytes = 64u << 20;

char likeliest_separator(std::string_view line) {
  std::size_t commas = 0;
  std::size_t semicolons = 0;
  std::size_t tabs = 0;
  bool quoted = false;
  for (const char c : line) {
    quoted = quoted != (c == '"');
    commas += !quoted && c == ',' ? 1 : 0;
    semicolons += !quoted && c == ';' ? 1 : 0;
    tabs += !quoted && c == '\t' ? 1 : 0;
  }
  if (semicolons > commas && semicolons >= tabs) {
    return ';';
  }
  return tabs > commas ? '\t' : ',';
}

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

}  // namespace

CsvReader::CsvReader(char separator, std::size_t max_bytes, Events events)
    : events_(std::move(events)), separator_(separator), max_bytes_(max_bytes) {}

void CsvReader::feed(std::string_view bytes) {
  buffer_.append(bytes);
  scan(false);
}

void CsvReader::finish() {
  scan(true);
}

void CsvReader::scan(bool last) {
  if (!started_ && !ready_to_start(last)) {
    return;
  }
  for (;;) {
    if (skipping_) {
      skip_first_line(last);
      if (skipping_) {
        break;
      }
    }
    if (position_ - record_ > max_bytes_) {
      reject("the row is too long; a quote may not be closed");
    } else if (position_ < buffer_.size()) {
      if (!step(last)) {
        break;
      }
    } else if (last && at_ == At::quoted) {
      reject("a quote is opened and never closed");
    } else if (last && position_ > record_) {
      end_record(0);
    } else {
      break;
    }
  }
  buffer_.erase(0, record_);
  position_ -= record_;
  record_ = 0;
}

bool CsvReader::ready_to_start(bool last) {
  const std::string_view bytes = buffer_;
  if (!last && bytes.size() < byte_order_mark.size() && byte_order_mark.starts_with(bytes)) {
    return false;
  }
  const std::size_t mark = bytes.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  if (separator_ == '\0') {
    const std::string_view rest = bytes.substr(mark, max_bytes_);
    const std::size_t begin = std::min(rest.find_first_not_of("\r\n"), rest.size());
    const std::size_t end = rest.find_first_of("\r\n", begin);
    if (end == std::string_view::npos && !last && rest.size() < max_bytes_) {
      return false;
    }
    separator_ = likeliest_separator(rest.substr(begin, end - begin));
  }
  record_ = position_ = mark;
  started_ = true;
  return true;
}

// Takes one piece: a run of ordinary bytes or one that means something. False when it takes the
// next byte to know what this one means.
bool CsvReader::step(bool last) {
  const char c = buffer_[position_];
  if (at_ == At::quoted) {
    if (c == '"') {
      at_ = At::after_quote;
      ++position_;
      return true;
    }
    const bool second_half = c == '\n' && !cell_.empty() && cell_.back() == '\r';
    lines_ += is_line_end(c) && !second_half ? 1 : 0;
    cell_ += c;
    ++position_;
    const std::size_t most = std::min(buffer_.size(), record_ + max_bytes_ + 1);
    const std::size_t end = std::min(buffer_.find_first_of("\"\r\n", position_), most);
    if (end > position_) {
      cell_.append(buffer_, position_, end - position_);
      position_ = end;
    }
    return true;
  }
  if (c == separator_) {
    end_cell();
    ++position_;
    return true;
  }
  if (is_line_end(c)) {
    if (c == '\r' && position_ + 1 == buffer_.size() && !last) {
      return false;
    }
    const bool two = c == '\r' && position_ + 1 < buffer_.size() && buffer_[position_ + 1] == '\n';
    end_record(two ? 2 : 1);
    return true;
  }
  if (c == '"' && at_ != At::plain) {
    if (at_ == At::after_quote) {
      cell_ += c;
    }
    at_ = At::quoted;
    ++position_;
    return true;
  }
  if (at_ == At::after_quote) {
    reject("text follows a closing quote; a quote inside a cell is written twice");
    return true;
  }
  at_ = At::plain;
  const char specials[] = {separator_, '\r', '\n', '\0'};
  const std::size_t most = std::min(buffer_.size(), record_ + max_bytes_ + 1);
  const std::size_t end = std::min(buffer_.find_first_of(specials, position_, 3), most);
  cell_.append(buffer_, position_, end - position_);
  position_ = end;
  return true;
}

void CsvReader::end_cell() {
  cells_.push_back(std::move(cell_));
  cell_.clear();
  at_ = At::cell_start;
}

// `length` is that of the line end.
void CsvReader::end_record(std::size_t length) {
  const bool blank = position_ == record_;
  if (!blank) {
    end_cell();
    events_.record(line_, cells_);
  }
  line_ += lines_ + 1;
  position_ += length;
  forget(position_);
}

void CsvReader::reject(std::string_view what) {
  events_.fault(line_, what);
  const std::size_t scanned = position_ - record_;
  if (reread_ + scanned <= max_reread_bytes) {
    reread_ += scanned;
    position_ = record_;
  } else {
    line_ += lines_;
  }
  forget(position_);
  skipping_ = true;
}

void CsvReader::skip_first_line(bool last) {
  const std::size_t end = buffer_.find_first_of("\r\n", position_);
  if (end == std::string::npos) {
    forget(buffer_.size());
    skipping_ = !last;
    return;
  }
  if (buffer_[end] == '\r' && end + 1 == buffer_.size() && !last) {
    forget(end);
    return;
  }
  const bool two = buffer_.compare(end, 2, "\r\n") == 0;
  forget(end + (two ? 2 : 1));
  ++line_;
  skipping_ = false;
}

// The next record begins here.
void CsvReader::forget(std::size_t length) {
  record_ = position_ = length;
  lines_ = 0;
  cell_.clear();
  cells_.clear();
  at_ = At::cell_start;
}

std::string csv_record(const std::vector<std::string>& cells, char separator) {
  const std::string specials = std::string("\"\r\n") + separator;
  std::string record;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) {
      record += separator;
    }
    const bool at_risk = !cell.empty() && (cell.front() == ' ' || cell.front() == '\t' ||
                                           cell.back() == ' ' || cell.back() == '\t');
    if (cell.find_first_of(specials) == std::string::npos && !at_risk &&
        !cell.starts_with(byte_order_mark) && !(cell.empty() && cells.size() == 1)) {
      record += cell;
      continue;
    }
    record += '"';
    for (const char c : cell) {
      record.append(c == '"' ? 2 : 1, c);
    }
    record += '"';
  }
  return record + "\r\n";
}

std::string guarded_cell(std::string cell) {
  const std::size_t begin = cell.find_first_not_of('\'');
  const bool only_apostrophes = !cell.empty() && begin == std::string::npos;
  const bool formula = begin != std::string::npos &&
                       std::string_view("=+-@\t\r").find(cell[begin]) != std::string_view::npos;
  if (only_apostrophes || formula) {
    cell.insert(cell.begin(), '\'');
  }
  return cell;
}

std::string_view unguarded_cell(std::string_view cell) {
  const std::size_t begin = cell.find_first_not_of('\'');
  const bool guarded = cell.starts_with('\'') &&
                       (begin == std::string_view::npos ||
                        std::string_view("=+-@\t\r").find(cell[begin]) != std::string_view::npos);
  return guarded ? cell.substr(1) : cell;
}

}  // namespace redraft::exchange
