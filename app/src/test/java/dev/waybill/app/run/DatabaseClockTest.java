package dev.waybill.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.Waybill;
import dev.waybill.contract.postgresql.PostgresServer;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseClockTest {
  static Stream<DatabaseSettings> databases() {
    return Stream.of(
        new DatabaseSettings("jdbc:h2:mem:clock", null, null),
        PostgresServer.shared("newest").freshDatabase());
  }

  @ParameterizedTest
  @MethodSource("databases")
  void now_whereTheOwnClockIsWrong_isTheDatabasesTime(DatabaseSettings database) throws Exception {
    DatabaseClock clock =
        new DatabaseClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(3).negated()));
    try (Waybill waybill = Waybill.open(Config.builtIn(database));
        Connection connection = waybill.connect()) {
      clock.set(connection);
    }

    assertThat(clock.now()).isCloseTo(Instant.now(), within(2, ChronoUnit.SECONDS));
  }
}
