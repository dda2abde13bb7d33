package dev.waybill.app.print;

/** What data is printed as. */
public enum Format {
  /** Aligned columns for people; not for programs, since it may change. */
  TABLE,
  /** One array of objects, an object a line. */
  JSON,
  /** RFC 4180 with a header: null is an empty field, an empty text is {@code ""}. */
  CSV
}
