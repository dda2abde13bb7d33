package dev.waybill.internal.h2;

import dev.waybill.spi.CatalogTable;
import dev.waybill.spi.TrackedTable;
import java.time.Instant;
import java.util.List;

/**
 * A tracked table as install recorded it.
 *
 * @param id names its log
 * @param tracked what is tracked
 * @param known all columns that the table had, those left out too
 * @param since when capture began
 */
record StoredTable(int id, TrackedTable tracked, List<CatalogTable.Column> known, Instant since) {}
