package dev.waybill.internal;

/**
 * Why a value does not fit its column.
 *
 * @param reason behind the column's name, without the value
 */
public record Misfit(String reason) {}
