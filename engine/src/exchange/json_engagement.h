#pragma once
// A remark as a value, for the shapes that hold one.

#include "exchange/json_values.h"
#include "redraft/remark.h"

namespace redraft::exchange {

Json remark_value(const Remark& remark, json::Names names);

}  // namespace redraft::exchange
