#include "cli/options.h"

#include <algorithm>
#include <ostream>
#include <sstream>

#include <boost/program_options.hpp>

#include "cli/render.h"
#include "redraft/nearest.h"

namespace redraft::cli {

namespace po = boost::program_options;

namespace {

// Not a name anybody can type as an option.
constexpr const char* positional_key = "=word";

std::string long_name(const Option& option) {
  return option.name.substr(0, option.name.find(','));
}

std::string short_name(const Option& option) {
  const std::size_t comma = option.name.find(',');
  return comma == std::string::npos ? std::string() : option.name.substr(comma + 1);
}

void print_help(Context& context, const Usage& usage) {
  std::ostream& out = context.out;
  out << "redraft " << usage.command << (usage.words.empty() ? "" : " ") << usage.words << "\n\n"
      << wrap(usage.about, context.width) << '\n';
  if (!usage.options.empty()) {
    out << "\nOptions:\n";
    constexpr std::size_t column = 26;
    for (const Option& option : usage.options) {
      const std::string letter = short_name(option);
      std::string left = "  " + (letter.empty() ? std::string() : "-" + letter + ", ") + "--" +
                         long_name(option) + (option.value.empty() ? "" : " " + option.value);
      left += left.size() < column ? std::string(column - left.size(), ' ')
                                   : "\n" + std::string(column, ' ');
      out << left << wrap(option.help, context.width, column).substr(column) << '\n';
    }
  }
  if (!usage.examples.empty()) {
    out << "\nExamples:\n";
    for (const std::string& example : usage.examples) {
      out << "  " << example << '\n';
    }
  }
}

// What the usage calls the word at this place, from 0.
std::string missing_word(const Usage& usage, std::size_t place) {
  std::istringstream words(usage.words);
  for (std::string word; words >> word && word.front() != '-' && word.front() != '(';) {
    if (word.front() != '[' && place-- == 0) {
      return word;
    }
  }
  return "something";
}

[[noreturn]] void refuse(const Usage& usage, const std::string& why, const std::string& hint = {}) {
  const std::string command = "redraft " + usage.command;
  throw Error(ErrorKind::usage, command + ": " + why, hint.empty() ? command + " --help" : hint);
}

std::string unknown_hint(const Usage& usage, const std::string& given) {
  std::vector<std::string> names;
  for (const Option& option : usage.options) {
    names.push_back("--" + long_name(option));
  }
  const std::string near = nearest(given, {names.begin(), names.end()});
  return near.empty() ? std::string() : "did you mean " + near + "?";
}

}  // namespace

std::optional<Options> parse_options(Context& context, const Usage& usage,
                                     const Arguments& arguments) {
  const auto end = std::find(arguments.begin(), arguments.end(), "--");
  if (std::find(arguments.begin(), end, "--help") != end ||
      std::find(arguments.begin(), end, "-h") != end) {
    print_help(context, usage);
    return std::nullopt;
  }

  po::options_description described;
  for (const Option& option : usage.options) {
    if (option.value.empty()) {
      described.add_options()(option.name.c_str(), "");
    } else {
      described.add_options()(option.name.c_str(), po::value<std::vector<std::string>>(), "");
    }
  }
  po::options_description all = described;
  all.add_options()(positional_key, po::value<std::vector<std::string>>());
  po::positional_options_description positional;
  positional.add(positional_key, -1);

  Options out;
  try {
    using namespace po::command_line_style;
    const po::parsed_options parsed = po::command_line_parser(arguments)
                                          .options(all)
                                          .positional(positional)
                                          .style(unix_style & ~allow_guessing)
                                          .run();
    for (const po::option& option : parsed.options) {
      if (option.string_key == positional_key) {
        out.words_.insert(out.words_.end(), option.value.begin(), option.value.end());
      } else {
        out.given_.emplace_back(option.string_key,
                                option.value.empty() ? std::string() : option.value.back());
      }
    }
  } catch (const po::unknown_option& error) {
    refuse(usage, "there is no option " + error.get_option_name(),
           unknown_hint(usage, error.get_option_name()));
  } catch (const po::error& error) {
    refuse(usage, error.what());
  }
  if (out.words_.size() < usage.least) {
    refuse(usage, missing_word(usage, out.words_.size()) + " is missing",
           "redraft " + usage.command + " " + usage.words);
  }
  if (out.words_.size() > usage.most) {
    refuse(usage, "\"" + out.words_[usage.most] + "\" is one word too many",
           "put texts with spaces in quotation marks");
  }
  return out;
}

bool Options::has(const std::string& name) const {
  return optional(name).has_value();
}

std::string Options::value(const std::string& name) const {
  return optional(name).value_or("");
}

std::optional<std::string> Options::optional(const std::string& name) const {
  const auto found = std::find_if(given_.rbegin(), given_.rend(),
                                  [&](const auto& one) { return one.first == name; });
  return found == given_.rend() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> Options::values(const std::string& name) const {
  std::vector<std::string> out;
  for (const auto& [key, value] : given_) {
    if (key == name) {
      out.push_back(value);
    }
  }
  return out;
}

std::string Options::word(std::size_t index) const {
  return index < words_.size() ? words_[index] : std::string();
}

}  // namespace redraft::cli
