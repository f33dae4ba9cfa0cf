#include "redraft/pdf.h"

#include <fstream>
#include <sstream>

#include "process/run_program.h"
#include "redraft/error.h"

namespace redraft {

namespace {

// Nothing of a page is asked for elsewhere, whatever its text says. Paper has no dark mode.
constexpr std::string_view head =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
    "style-src 'unsafe-inline'\">\n"
    "<style>@page { size: A4; margin: 20mm 18mm; } :root { color-scheme: light; }</style>\n";

std::string with_head(std::string_view html) {
  constexpr std::string_view place = "<meta charset=\"utf-8\">\n";
  std::string page(html);
  const std::size_t at = page.find(place);
  if (at == std::string::npos) {
    throw Error(ErrorKind::internal, "write a PDF: the page is none of ours");
  }
  return page.insert(at + place.size(), head);
}

}  // namespace

std::string pdf_of_page(std::string_view html) {
  const process::WorkFolder folder;
  const std::filesystem::path page = folder.put("page.html", with_head(html));
  const std::filesystem::path made = folder.path() / "page.pdf";
  process::Program program;
  program.name = "chromium";
  program.package = "chromium";
  // Its own sandbox wants what is taken from it here: it has no network, and the page no scripts.
  program.arguments = {"--headless",
                       "--no-sandbox",
                       "--no-zygote",
                       "--disable-gpu",
                       "--disable-dev-shm-usage",
                       "--disable-extensions",
                       "--disable-background-networking",
                       "--disable-sync",
                       "--disable-crash-reporter",
                       "--no-first-run",
                       "--force-color-profile=srgb",
                       "--no-pdf-header-footer",
                       "--export-tagged-pdf",
                       "--generate-pdf-document-outline",
                       "--user-data-dir=" + (folder.path() / "profile").string(),
                       "--print-to-pdf=" + made.string(),
                       "file://" + page.string()};
  program.most_memory = 0;  // it reserves far more addresses than it uses
  const process::Ran ran = process::run(program, folder);
  std::ifstream in(made, std::ios::binary);
  std::ostringstream pdf;
  pdf << in.rdbuf();
  if (ran.status != 0 || !in || !pdf.str().starts_with("%PDF-")) {
    throw Error(
        ErrorKind::unavailable,
        "write a PDF: chromium made none (it exited with " + std::to_string(ran.status) + ")",
        "try chromium --headless --print-to-pdf by hand, or take --format html and print "
        "it from a browser");
  }
  return pdf.str();
}

}  // namespace redraft
