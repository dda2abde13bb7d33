package dev.waybill;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is.
 *
 * @param url a JDBC URL whose database has a pack, such as {@code
 *     jdbc:postgresql://127.0.0.1:5432/shop}
 * @param user the database user; null where the URL or the driver supplies one
 * @param password the user's password; null for none
 */
public record DatabaseSettings(String url, @Nullable String user, @Nullable Secret password) {
  /** The database of a working directory without a configuration file. */
  public static final String EMBEDDED_URL = "jdbc:h2:file:./waybill-data/waybill";

  public DatabaseSettings {
    Objects.requireNonNull(url);
  }

  /** An embedded database under {@code ./waybill-data}. */
  public static DatabaseSettings embedded() {
    return new DatabaseSettings(EMBEDDED_URL, null, null);
  }
}
