#include "store/audit_log.h"

#include "support/catch.h"

using redraft::store::audit_chain;

namespace {

const std::string before = "0123456789abcdef0123456789abcdef";
const std::string done = "2026-03-01T09:00:00.000Z";

}  // namespace

TEST_CASE("the chain of an entry is the same whoever computes it", "[audit]") {
  // By Python: hashlib.blake2b(before + each part as "SIZE:PART", digest_size=16).
  CHECK(audit_chain(before, 12, done, "Ottilie", "respond", "c-4f7kq2m9zx") ==
        "bfff946d48f5fa2de3e3866cd950ac45");
}

TEST_CASE("every part of an entry is in its chain, and where one ends", "[audit]") {
  const std::string chain = audit_chain(before, 12, done, "Ottilie", "respond", "c-1");
  CHECK(audit_chain("", 12, done, "Ottilie", "respond", "c-1") != chain);
  CHECK(audit_chain(before, 13, done, "Ottilie", "respond", "c-1") != chain);
  CHECK(audit_chain(before, 12, done + "1", "Ottilie", "respond", "c-1") != chain);
  CHECK(audit_chain(before, 12, done, "Bram", "respond", "c-1") != chain);
  CHECK(audit_chain(before, 12, done, "Ottilie", "reply", "c-1") != chain);
  CHECK(audit_chain(before, 12, done, "Ottilie", "respond", "c-2") != chain);
  CHECK(audit_chain(before, 12, done, "Ottili", "erespond", "c-1") != chain);
}
