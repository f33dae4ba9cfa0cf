<?php
// php wikidiff2.php OLD NEW: the links of wikidiff2. Kinds of line: 0 same, 1 added, 2 deleted,
// 3 changed, 4 moved away, 5 moved here.
$all = 100000000;
$diff = json_decode(
    wikidiff2_inline_json_diff(file_get_contents($argv[1]), file_get_contents($argv[2]), $all),
    true);
$from = 0;
$to = 0;
$away = [];
$here = [];
foreach ($diff['diff'] as $line) {
    switch ($line['type']) {
        case 0:
        case 3:
            echo $from++, "\t", $to++, "\n";
            break;
        case 1:
            $to++;
            break;
        case 2:
            $from++;
            break;
        case 4:
            $away[$line['moveInfo']['id']] = $from++;
            break;
        case 5:
            $here[$line['moveInfo']['linkId']] = $to++;
            break;
    }
}
foreach ($away as $id => $place) {
    if (isset($here[$id])) {
        echo $place, "\t", $here[$id], "\n";
    }
}
