package dev.waybill.internal;

/**
 * What a database takes, whatever the column.
 *
 * @param zeroCharacter whether texts may hold 0x00
 * @param codePoints whether a text's length counts characters; else UTF-16 units
 * @param firstYear of dates, as Java numbers them
 * @param lastYear of dates
 */
public record ValueLimits(boolean zeroCharacter, boolean codePoints, int firstYear, int lastYear) {}
