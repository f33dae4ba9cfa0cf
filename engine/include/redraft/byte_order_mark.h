#pragma once

namespace redraft {

// Excel needs the byte order mark to read a CSV file as UTF-8; programs rather go without.
enum class ByteOrderMark { no, yes };

}  // namespace redraft
