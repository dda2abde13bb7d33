package dev.waybill.sandbox.internal.model;

import java.util.List;

/** An order with its parts. */
public record OrderRecord(Row order, List<Row> details, List<Row> payments) {}
