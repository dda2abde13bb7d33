package dev.waybill.internal.h2;

import dev.waybill.DatabaseSettings;
import dev.waybill.ErrorCode;
import dev.waybill.Secret;
import dev.waybill.WaybillException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.jspecify.annotations.Nullable;

/**
 * Connects to an H2 database, as the process that opens its file or through the one that has it
 * open. Thread-safe.
 *
 * <p>H2 lets several processes share a file, but two that open it at the same moment, or one that
 * opens it while another closes it, get an error. Here they take turns, by a lock of the operating
 * system on a file beside the database, which ends with its process.
 */
final class Connect {
  private static final String DEFAULT_USER = "sa";

  /** What a program that takes no turns brings about. */
  private static final Set<Integer> PASSING =
      Set.of(
          org.h2.api.ErrorCode.DATABASE_ALREADY_OPEN_1,
          org.h2.api.ErrorCode.ERROR_OPENING_DATABASE_1,
          org.h2.api.ErrorCode.CONNECTION_BROKEN_1,
          org.h2.api.ErrorCode.DATABASE_IS_CLOSED);

  /** How long to try while it passes. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How long to serve others beyond our own end. */
  private static final Duration COURTESY = Duration.ofSeconds(10);

  /** The system's locks are a process's; within one, threads take turns here. */
  private static final Map<Path, Object> MONITORS = new ConcurrentHashMap<>();

  private final DatabaseSettings settings;
  private final String url;
  private final @Nullable Path turns;

  Connect(DatabaseSettings settings, H2Url complete) {
    this.settings = settings;
    this.url = complete.text();
    this.turns = complete.sharedFile().map(file -> Path.of(file + ".turn")).orElse(null);
  }

  private interface Step {
    @Nullable Connection take() throws SQLException;
  }

  /**
   * A new connection.
   *
   * @throws WaybillException {@code UNREACHABLE}, with what H2 said
   */
  Connection now() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        Connection connection = inTurn(this::connect);
        if (connection != null) {
          return connection;
        }
      } catch (SQLException e) {
        if (!PASSING.contains(e.getErrorCode()) || System.nanoTime() > deadline || !pause()) {
          throw unreachable(e);
        }
      }
    }
  }

  /**
   * Closes our last connection, which closes the file if this process has it open. Others that are
   * served by it would have to open it in the middle of what they do, so that those who end soon
   * are waited for.
   */
  void close(Connection connection) throws SQLException {
    if (!isHost(connection)) {
      connection.close();
      return;
    }
    // Not in turn: those who are served connect again and again.
    long deadline = System.nanoTime() + COURTESY.toNanos();
    boolean waiting = serves(connection);
    while (waiting && System.nanoTime() < deadline) {
      waiting = pause() && serves(connection);
    }
    inTurn(
        () -> {
          connection.close();
          return connection;
        });
  }

  private static boolean isHost(Connection connection) throws SQLException {
    return connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal;
  }

  /** Whether other processes have sessions here; those of this one go when it goes. */
  private static boolean serves(Connection connection) throws SQLException {
    return Arrays.stream(InnerSession.of(connection).getDatabase().getSessions(false))
        .anyMatch(session -> session.getNetworkConnectionInfo() != null);
  }

  private @Nullable Connection inTurn(Step step) throws SQLException {
    if (turns == null) {
      return step.take();
    }
    synchronized (MONITORS.computeIfAbsent(turns, path -> new Object())) {
      try (FileChannel channel = open(turns);
          FileLock lock = channel == null ? null : channel.lock()) {
        return step.take();
      } catch (IOException e) {
        // Some file systems have no locks; then H2's own have to do.
        return step.take();
      }
    }
  }

  /** Null where the folder cannot be written: then nobody opens the file for writing either. */
  private static @Nullable FileChannel open(Path turns) {
    try {
      Files.createDirectories(turns.toAbsolutePath().getParent());
      return FileChannel.open(turns, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      return null;
    }
  }

  private Connection connect() throws SQLException {
    if (url.toUpperCase(Locale.ROOT).contains(";USER=")) {
      return DriverManager.getConnection(url);
    }
    Secret password = settings.password();
    String user = settings.user();
    return DriverManager.getConnection(
        url, user == null ? DEFAULT_USER : user, password == null ? "" : password.reveal());
  }

  /** At random, so that two do not meet again and again; false where interrupted. */
  private static boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(20, 200));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private WaybillException unreachable(SQLException e) {
    String database = plain(settings.url());
    if (e.getErrorCode() == org.h2.api.ErrorCode.FILE_CORRUPTED_1) {
      return new WaybillException(
          ErrorCode.UNREACHABLE,
          database + " is damaged, or no database file. Restore the file from a backup.",
          e);
    }
    if (H2Database.ERRORS.code(e) == ErrorCode.UNREACHABLE || e.getErrorCode() > 0) {
      return new WaybillException(
          ErrorCode.UNREACHABLE,
          "No connection to " + database + ": " + H2Database.words(e) + ".",
          e);
    }
    return H2Database.ERRORS.of("Connecting to " + database, e);
  }

  /** The URL without its settings, which may hold a password. */
  static String plain(String url) {
    int settings = url.indexOf(';');
    return settings < 0 ? url : url.substring(0, settings);
  }
}
