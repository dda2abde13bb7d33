/**
 * The refresh contract as tests. A new database pack implements {@link
 * dev.waybill.contract.PackUnderTest} and extends {@link dev.waybill.contract.DatabasePackContract}
 * and {@link dev.waybill.contract.history.HistoryContract} with one class each.
 *
 * <p>Statements stand in the tests that they are part of, unlike in the rest of the product.
 */
@NullMarked
package dev.waybill.contract;

import org.jspecify.annotations.NullMarked;
