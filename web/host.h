#pragma once
// The names that the desk is reached by, as browsers say them and as people type them.

#include <string>
#include <string_view>

namespace redraft::web {

// Whether the Host of a request is that of the address ("https://consult.example.org"): in small
// letters or capitals, with the port or without it where the scheme has it anyway. False for what
// is not written as a host is.
[[nodiscard]] bool is_host_of(std::string_view host, std::string_view address);

// Whether it is a name by which this machine alone is reached, whatever the port.
[[nodiscard]] bool is_this_machine(std::string_view host);

}  // namespace redraft::web
