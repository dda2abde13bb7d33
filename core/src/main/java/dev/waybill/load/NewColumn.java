package dev.waybill.load;

import dev.waybill.load.TargetTable.Kind;

/**
 * A column to add.
 *
 * @param name as the source spells it
 * @param kind of its values; texts get no limit
 */
public record NewColumn(String name, Kind kind) {}
