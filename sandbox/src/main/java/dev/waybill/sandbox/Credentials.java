package dev.waybill.sandbox;

/**
 * What a client must know to get in, by HTTP Basic authentication as {@code
 * login@company:password}.
 */
public record Credentials(String company, String login, String password) {
  public static final Credentials DEFAULT = new Credentials("acme", "api", "secret");

  /** The user name of the Basic authentication. */
  public String user() {
    return login + "@" + company;
  }

  @Override
  public String toString() {
    return user();
  }
}
