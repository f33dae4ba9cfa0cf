#include "base/sealed_box.h"

#include "support/catch.h"

using namespace redraft;

TEST_CASE("what is sealed opens with its own key alone", "[seal]") {
  const KeyPair keys = new_key_pair();
  const std::string sealed = seal_to(keys.public_key, "They do not answer.");

  CHECK(sealed.find("answer") == std::string::npos);
  CHECK(sealed != seal_to(keys.public_key, "They do not answer."));
  CHECK(open_sealed(keys, sealed) == "They do not answer.");
  CHECK_FALSE(open_sealed(new_key_pair(), sealed));
  std::string damaged = sealed;
  damaged[20] = damaged[20] == 'A' ? 'B' : 'A';
  CHECK_FALSE(open_sealed(keys, damaged));
  CHECK_FALSE(open_sealed(keys, "not base64 !"));
  CHECK(open_sealed(keys, seal_to(keys.public_key, "")) == "");
}

TEST_CASE("a secret under a passphrase opens with that passphrase alone", "[seal]") {
  const std::string locked = lock_secret("four words that stand", "secret");

  CHECK(unlock_secret("four words that stand", locked) == "secret");
  CHECK_FALSE(unlock_secret("four words that stood", locked));
  CHECK_FALSE(unlock_secret("four words that stand", locked.substr(4)));
  CHECK_FALSE(unlock_secret("", ""));
}
