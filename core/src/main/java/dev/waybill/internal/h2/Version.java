package dev.waybill.internal.h2;

/** The version of Waybill that install records. */
final class Version {
  static final String CURRENT = current();

  private Version() {}

  private static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
