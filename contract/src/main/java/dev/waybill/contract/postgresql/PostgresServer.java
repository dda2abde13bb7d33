package dev.waybill.contract.postgresql;

import dev.waybill.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL server on loopback with a data directory of its own, which goes away with the
 * JVM. Thread-safe. The superuser {@code postgres} needs no password; every other role does.
 *
 * <p>It keeps its promises about commits when its processes are killed; it does not fsync, so it
 * would not keep them through a power cut.
 */
public final class PostgresServer implements AutoCloseable {
  /** The folder that holds {@code oldest.jar} and {@code newest.jar}; set by the build. */
  public static final String ARCHIVES = "waybill.postgres.archives";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String LOOPBACK = "127.0.0.1";
  private static final Map<String, PostgresServer> SHARED = new ConcurrentHashMap<>();
  private static final Map<Path, Path> UNPACKED = new ConcurrentHashMap<>();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final Path home;
  private final Path root;
  private final int port;
  private @Nullable Process process;
  private @Nullable Connection administration;
  private int version;

  private PostgresServer(Path home, Path root) {
    this.home = home;
    this.root = root;
    this.port = freePort();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /** The one server of this version in this JVM: {@code oldest} or {@code newest}. */
  public static PostgresServer shared(String version) {
    return SHARED.computeIfAbsent(version, PostgresServer::start);
  }

  /** A new server of this version, {@code oldest} or {@code newest}; the caller closes it. */
  public static PostgresServer start(String version) {
    return start(unpacked(version));
  }

  /** A new server of the binaries under this folder's {@code bin}; the caller closes it. */
  public static PostgresServer start(Path home) {
    PostgresServer server = new PostgresServer(home, temporaryDirectory("server"));
    server.initialise();
    server.boot();
    return server;
  }

  /**
   * A physical copy of a running server's data directory, such as a backup restored elsewhere.
   *
   * @param follow whether it goes on as a read-only replica of the original
   */
  public PostgresServer copy(Follow follow) {
    PostgresServer copy = new PostgresServer(home, temporaryDirectory("copy"));
    boolean modern = version() >= 150000;
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(
          modern
              ? "select pg_backup_start('copy', true)"
              : "select pg_start_backup('copy', true, false)");
      copyTree(data(), copy.data());
      try (ResultSet label =
          statement.executeQuery(
              modern
                  ? "select labelfile from pg_backup_stop(false)"
                  : "select labelfile from pg_stop_backup(false, false)")) {
        label.next();
        Files.writeString(copy.data().resolve("backup_label"), label.getString(1));
      }
      // The last records of the backup may lie in files written after the tree was copied.
      copyTree(data().resolve("pg_wal"), copy.data().resolve("pg_wal"));
      Files.deleteIfExists(copy.data().resolve("postmaster.pid"));
      if (follow == Follow.YES) {
        Files.createFile(copy.data().resolve("standby.signal"));
        Files.writeString(
            copy.data().resolve("postgresql.auto.conf"),
            "primary_conninfo = 'host=" + LOOPBACK + " port=" + port + " user=postgres'\n",
            StandardOpenOption.APPEND);
      }
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("cannot copy the server", e);
    }
    copy.boot();
    return copy;
  }

  /** What a copy does with the changes of its original. */
  public enum Follow {
    YES,
    NO
  }

  public int port() {
    return port;
  }

  public String url(String database) {
    return "jdbc:postgresql://" + LOOPBACK + ":" + port + "/" + database;
  }

  public DatabaseSettings settings(String database) {
    return new DatabaseSettings(url(database), "postgres", null);
  }

  /** A new, empty database. */
  public DatabaseSettings freshDatabase() {
    String name = "t" + DATABASES.incrementAndGet();
    // Copying files takes half the time of copying pages through the WAL, which 15 made the
    // default.
    administer("create database " + name + (version() >= 150000 ? " strategy file_copy" : ""));
    return settings(name);
  }

  /** Drops a database, ending its connections. */
  public void drop(DatabaseSettings settings) {
    administer("drop database if exists " + name(settings) + " with (force)");
  }

  /**
   * As {@link #execute} does, on one connection until it breaks: connecting is most of the work.
   */
  private synchronized void administer(String sql) {
    try {
      Connection connection = administration;
      if (connection == null || !connection.isValid(5)) {
        connection = connect("postgres");
        administration = connection;
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The name of the database that settings of a server lead to. */
  public static String name(DatabaseSettings settings) {
    return settings.url().substring(settings.url().lastIndexOf('/') + 1);
  }

  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), "postgres", "");
  }

  /** Runs a statement as superuser in the database {@code postgres}. */
  public void execute(String sql) {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Kills every process of the server at once, as {@code kill -9} does. */
  public synchronized void kill() {
    Process running = Objects.requireNonNull(process, "not running");
    List<ProcessHandle> all =
        Stream.concat(Stream.of(running.toHandle()), running.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(handle -> handle.onExit().join());
    process = null;
  }

  /** Starts the server again on the same data directory and port, after {@link #kill()}. */
  public void restart() {
    boot();
  }

  @Override
  public synchronized void close() {
    Process running = process;
    if (running != null && running.isAlive()) {
      kill();
    }
    try {
      deleteTree(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code server_version_num}, asked once. */
  private synchronized int version() {
    if (version == 0) {
      try (Connection connection = connect("postgres");
          Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery("show server_version_num")) {
        result.next();
        version = result.getInt(1);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    return version;
  }

  private Path data() {
    return root.resolve("data");
  }

  private void initialise() {
    run(
        home.resolve("bin/initdb").toString(),
        "--pgdata=" + data(),
        "--username=postgres",
        "--encoding=UTF8",
        "--no-locale",
        "--no-sync",
        "--auth=trust");
    try {
      Files.writeString(
          data().resolve("pg_hba.conf"),
          """
          host all postgres 127.0.0.1/32 trust
          host replication postgres 127.0.0.1/32 trust
          host all all 127.0.0.1/32 scram-sha-256
          """);
      Files.writeString(
          data().resolve("postgresql.conf"),
          """
          listen_addresses = '127.0.0.1'
          unix_socket_directories = ''
          max_connections = 200
          max_prepared_transactions = 20
          wal_level = logical
          fsync = off
          shared_buffers = 64MB
          max_wal_size = 256MB
          timezone = 'UTC'
          deadlock_timeout = 100ms
          log_min_messages = fatal
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void boot() {
    try {
      Process started =
          command(
                  home.resolve("bin/postgres").toString(),
                  "-D",
                  data().toString(),
                  "-p",
                  Integer.toString(port))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(root.resolve("server.log").toFile()))
              .start();
      process = started;
      awaitReady(started);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady(Process started) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (Connection ready = connect("postgres")) {
        if (ready.isValid(5)) {
          return;
        }
      } catch (SQLException e) {
        if (!started.isAlive() || System.nanoTime() > deadline) {
          throw new IOException(
              "PostgreSQL did not start: " + Files.readString(root.resolve("server.log")), e);
        }
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void run(String... line) {
    try {
      Path log = Files.createTempFile("waybill-initdb", ".log");
      Process running =
          command(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      if (running.waitFor() != 0) {
        throw new IllegalStateException(Files.readString(log));
      }
      Files.delete(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own root is somebody else. */
  private static ProcessBuilder command(String... line) {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.add("unshare");
      command.add("-U");
    }
    command.addAll(List.of(line));
    return new ProcessBuilder(command);
  }

  private static Path unpacked(String version) {
    Path jar = archives().resolve(version + ".jar").toAbsolutePath();
    return UNPACKED.computeIfAbsent(
        jar,
        missing -> {
          Path directory = temporaryDirectory("postgres");
          Runtime.getRuntime()
              .addShutdownHook(
                  new Thread(
                      () -> {
                        try {
                          deleteTree(directory);
                        } catch (IOException e) {
                          throw new UncheckedIOException(e);
                        }
                      }));
          try {
            UnpackPostgres.unpack(jar, directory);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return directory;
        });
  }

  private static Path archives() {
    String folder = System.getProperty(ARCHIVES);
    if (folder == null) {
      throw new IllegalStateException(
          "Set the system property " + ARCHIVES + " to the folder of oldest.jar and newest.jar.");
    }
    return Path.of(folder);
  }

  private static Path temporaryDirectory(String purpose) {
    try {
      return Files.createTempDirectory("waybill-" + purpose);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          copyFile(path, target);
        }
      }
    }
    Files.setPosixFilePermissions(
        to, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
  }

  /** A running server removes files while they are copied; recovery does not need those. */
  private static void copyFile(Path from, Path to) throws IOException {
    try {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (java.nio.file.NoSuchFileException e) {
      if (Files.exists(from)) {
        throw e;
      }
    }
  }

  private static void deleteTree(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
