package dev.waybill.sync.internal.exigo;

import dev.waybill.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a source's options say.
 *
 * @param access whose data, and where
 * @param pace how fast
 * @param scope what of it
 * @param spelling how its names are to be read
 */
record ExigoSettings(Access access, Pace pace, Scope scope, Spelling spelling) {
  static final int DEFAULT_BATCH_SIZE = 500;
  static final int DEFAULT_REQUESTS_PER_SECOND = 10;
  static final int DEFAULT_CONCURRENCY = 4;
  static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
  static final Duration DEFAULT_OVERLAP = Duration.ofMinutes(10);

  /**
   * Whose data, and where.
   *
   * @param company as in its host's name
   * @param login of the API
   * @param password of the login
   * @param base of all requests; ends with a slash
   */
  record Access(String company, String login, Secret password, URI base) {
    /** The host as messages name it. */
    String host() {
      return base.getPort() < 0 ? base.getHost() : base.getHost() + ":" + base.getPort();
    }

    /** By which a watermark knows where it was taken. */
    String origin() {
      return company + " at " + base;
    }
  }

  /**
   * How fast.
   *
   * @param batchSize most records of an answer
   * @param requestsPerSecond most requests that begin in a second
   * @param concurrency most requests for sites and accounts at once
   * @param timeout from sending a request to the end of its answer
   */
  record Pace(int batchSize, int requestsPerSecond, int concurrency, Duration timeout) {}

  /**
   * What of it.
   *
   * @param tables to load, without schema
   * @param zone of dates without an offset; null for that of the tables
   * @param overlap how far before the last walk's start the next one begins
   * @param firstFrom of which day on the first load reads; null for everything
   */
  record Scope(
      List<String> tables, @Nullable ZoneId zone, Duration overlap, @Nullable LocalDate firstFrom) {
    Scope {
      tables = List.copyOf(tables);
    }
  }

  /**
   * How names are to be read.
   *
   * @param ignore fields, in small letters, that are not told as new
   * @param numbers by column, the numbers of the company's own names
   */
  record Spelling(Set<String> ignore, Map<String, Map<String, Object>> numbers) {
    Spelling {
      ignore = Set.copyOf(ignore);
      numbers = Map.copyOf(numbers);
    }
  }
}
