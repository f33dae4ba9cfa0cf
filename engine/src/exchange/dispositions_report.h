#pragma once
// What every form of the disposition table shares.

#include <string>
#include <vector>

#include "redraft/report.h"

namespace redraft::exchange {

// One row as it is shown to people, cell by cell, parallel to disposition_columns().
std::vector<std::string> disposition_cells(const DispositionRow& row);
const std::vector<std::string>& disposition_columns();

std::string title_of(const DispositionReport& report);
std::string name_of(const DecisionCount& count);
std::string name_of(const SectorCount& count);

}  // namespace redraft::exchange
