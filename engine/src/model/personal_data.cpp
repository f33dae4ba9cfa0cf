// Four shapes of personal data, read left to right by hand.
//
// Postcodes: the shapes and the letters that the inward part never has are those of BS 7666 as
// published by the Royal Mail; so are the areas. National insurance numbers: the letters and
// prefixes that HM Revenue & Customs does not use.
#include <algorithm>
#include <array>
#include <string>

#include "redraft/privacy.h"

namespace redraft {

namespace {

constexpr std::size_t nothing = 0;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_letter(char c) {
  return is_upper(c) || (c >= 'a' && c <= 'z');
}

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool among(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

// Letters, digits and parts of letters beyond ASCII: what a word is made of.
bool is_word(char c) {
  return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}

  [[nodiscard]] char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }

  [[nodiscard]] bool begins(std::size_t i) const { return i == 0 || !is_word(text_[i - 1]); }

  [[nodiscard]] bool ends(std::size_t i) const { return !is_word(at(i)); }

  [[nodiscard]] std::string_view slice(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }

 private:
  std::string_view text_;
};

bool is_local(char c) {
  return is_letter(c) || is_digit(c) || among(c, "._%+-'");
}

// Each reader returns the end of what begins at `i`, or `nothing`.
std::size_t email(const Words& words, std::size_t i) {
  constexpr std::size_t longest_local = 64;
  if (!is_word(words.at(i)) || (i > 0 && is_local(words.at(i - 1)))) {
    return nothing;
  }
  std::size_t at = i;
  while (is_local(words.at(at)) && at - i <= longest_local) {
    ++at;
  }
  if (at == i || words.at(at) != '@') {
    return nothing;
  }
  std::size_t label = ++at;  // where the last label of the domain begins
  std::size_t end = nothing;
  while (is_letter(words.at(at)) || is_digit(words.at(at)) || (words.at(at) == '-' && at > label)) {
    ++at;
    const bool dotted = label > 0 && words.at(label - 1) == '.';
    if (dotted && at - label >= 2 && is_letter(words.at(label)) && words.ends(at)) {
      end = at;
    }
    if (words.at(at) == '.' && is_word(words.at(at + 1))) {
      label = ++at;
    }
  }
  return end;
}

// "01-03-2026 and 10": a date looks like the beginning of a number.
bool is_date(const Words& words, std::size_t i) {
  const auto two = [&](std::size_t at) {
    return is_digit(words.at(at)) && is_digit(words.at(at + 1));
  };
  return two(i) && among(words.at(i + 2), ".-/") && two(i + 3) &&
         words.at(i + 5) == words.at(i + 2) && two(i + 6);
}

std::size_t phone(const Words& words, std::size_t i) {
  const bool abroad = words.at(i) == '+';
  const bool bracket = words.at(i) == '(';
  if (!abroad && !bracket && words.at(i) != '0') {
    return nothing;
  }
  if (!words.begins(i) || (i > 0 && among(words.at(i - 1), "+.,-/:(#") && !bracket) ||
      is_date(words, i)) {
    return nothing;
  }
  std::size_t at = i + (abroad || bracket ? 1 : 0);
  if (bracket && words.at(at) != '0' && words.at(at) != '+') {
    return nothing;
  }
  std::size_t digits = 0;
  std::size_t end = nothing;
  for (std::size_t gap = 0; gap <= 2 && digits <= 15; ++at) {
    if (is_digit(words.at(at))) {
      ++digits;
      gap = 0;
      end = at + 1;
    } else if (among(words.at(at), " -()") || (words.at(at) == '+' && at == i + 1)) {
      ++gap;
    } else {
      break;
    }
  }
  if (end == nothing || !words.ends(end) || among(words.at(end), "%/:")) {
    return nothing;
  }
  const bool right_length = abroad ? digits >= 9 && digits <= 14 : digits == 10 || digits == 11;
  return right_length ? end : nothing;
}

constexpr std::array<std::string_view, 124> areas = {
    "AB", "AL", "B",  "BA", "BB", "BD", "BH", "BL", "BN", "BR", "BS", "BT", "CA", "CB", "CF", "CH",
    "CM", "CO", "CR", "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT", "DY", "E",
    "EC", "EH", "EN", "EX", "FK", "FY", "G",  "GL", "GU", "GY", "HA", "HD", "HG", "HP", "HR", "HS",
    "HU", "HX", "IG", "IM", "IP", "IV", "JE", "KA", "KT", "KW", "KY", "L",  "LA", "LD", "LE", "LL",
    "LN", "LS", "LU", "M",  "ME", "MK", "ML", "N",  "NE", "NG", "NN", "NP", "NR", "NW", "OL", "OX",
    "PA", "PE", "PH", "PL", "PO", "PR", "RG", "RH", "RM", "S",  "SA", "SE", "SG", "SK", "SL", "SM",
    "SN", "SO", "SP", "SR", "SS", "ST", "SW", "SY", "TA", "TD", "TF", "TN", "TQ", "TR", "TS", "TW",
    "UB", "W",  "WA", "WC", "WD", "WF", "WN", "WR", "WS", "WV", "YO", "ZE"};

std::size_t postcode(const Words& words, std::size_t i) {
  if (!words.begins(i) || !is_letter(words.at(i))) {
    return nothing;
  }
  std::size_t at = i;
  std::string area;
  while (is_letter(words.at(at)) && area.size() < 3) {
    area += upper(words.at(at++));
  }
  if (!std::binary_search(areas.begin(), areas.end(), area) || !is_digit(words.at(at))) {
    return nothing;
  }
  ++at;
  // A second character of the district, unless what follows is the inward part already.
  const auto inward = [&](std::size_t from) {
    constexpr std::string_view never = "CIKMOV";
    return is_digit(words.at(from)) && is_letter(words.at(from + 1)) &&
           is_letter(words.at(from + 2)) && !among(upper(words.at(from + 1)), never) &&
           !among(upper(words.at(from + 2)), never) && words.ends(from + 3);
  };
  if (!inward(at) && (is_digit(words.at(at)) || is_letter(words.at(at)))) {
    ++at;
  }
  if (words.at(at) == ' ') {
    ++at;
  }
  if (!inward(at)) {
    return nothing;
  }
  const std::string_view found = words.slice(i, at + 3);
  const bool shouted =
      std::none_of(found.begin(), found.end(), [](char c) { return is_letter(c) && !is_upper(c); });
  const bool quiet = std::none_of(found.begin(), found.end(), is_upper);
  // "the m1 1st thing": a small ordinal after a road.
  const std::string_view last = words.slice(at + 1, at + 3);
  const bool ordinal = last == "st" || last == "nd" || last == "rd" || last == "th";
  return shouted || (quiet && !ordinal) ? at + 3 : nothing;
}

std::size_t national_insurance(const Words& words, std::size_t i) {
  const char first = upper(words.at(i));
  const char second = upper(words.at(i + 1));
  if (!words.begins(i) || !is_upper(first) || !is_upper(second) || among(first, "DFIQUV") ||
      among(second, "DFIOQUV")) {
    return nothing;
  }
  constexpr std::array<std::string_view, 7> unused = {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"};
  if (std::binary_search(unused.begin(), unused.end(), std::string{first, second})) {
    return nothing;
  }
  std::size_t at = i + 2;
  for (int pair = 0; pair < 3; ++pair, at += 2) {
    if (words.at(at) == ' ') {
      ++at;
    }
    if (!is_digit(words.at(at)) || !is_digit(words.at(at + 1))) {
      return nothing;
    }
  }
  if (words.at(at) == ' ') {
    ++at;
  }
  return among(upper(words.at(at)), "ABCD") && words.at(at) != '\0' && words.ends(at + 1) ? at + 1
                                                                                          : nothing;
}

}  // namespace

std::vector<PersonalData> find_personal_data(std::string_view text) {
  struct Reader {
    PersonalDataKind kind;
    std::size_t (*read)(const Words&, std::size_t);
  };

  constexpr std::array<Reader, 4> readers = {
      {{PersonalDataKind::email, email},
       {PersonalDataKind::phone, phone},
       {PersonalDataKind::national_insurance, national_insurance},
       {PersonalDataKind::postcode, postcode}}};
  const Words words(text);
  std::vector<PersonalData> found;
  // Every shape has an @ or a digit, and most texts have neither.
  if (text.find_first_of("@0123456789") == std::string_view::npos) {
    return found;
  }
  std::size_t points = 0;
  const auto counted = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    const std::size_t start = points;
    for (const Reader& reader : readers) {
      const std::size_t stop = reader.read(words, i);
      if (stop > i) {
        found.push_back({reader.kind, {start, 0}});
        end = stop;
        break;
      }
    }
    const bool is_found = end > i + 1;
    for (; i < end; ++i) {
      points += counted(text[i]) ? 1 : 0;
    }
    if (is_found) {
      found.back().place.end = points;
    }
  }
  return found;
}

std::vector<Finding> personal_data_findings(std::string_view where, std::string_view text) {
  std::vector<Finding> findings;
  for (const PersonalData& found : find_personal_data(text)) {
    Finding finding;
    finding.rule = "personal-data-in-text";
    finding.severity = Severity::warning;
    finding.message = std::string(where) + " holds what looks like " + to_string(found.kind) +
                      " (characters " + std::to_string(found.place.start + 1) + " to " +
                      std::to_string(found.place.end) + ")";
    finding.hint = "if it is one: redraft redact ID --words WORDS --reason s40";
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace redraft
