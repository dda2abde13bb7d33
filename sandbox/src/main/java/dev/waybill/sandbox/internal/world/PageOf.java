package dev.waybill.sandbox.internal.world;

import java.util.NavigableSet;

/**
 * Which page is asked for.
 *
 * @param afterId larger ids alone
 * @param newerThan changed after this date alone, in microseconds
 * @param batch so many at most
 * @param ids these alone; empty for all
 */
public record PageOf(int afterId, long newerThan, int batch, NavigableSet<Integer> ids) {}
