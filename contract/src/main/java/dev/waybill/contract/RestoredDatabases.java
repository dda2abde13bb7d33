package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Capability;
import dev.waybill.Status;
import dev.waybill.Waybill;
import org.junit.jupiter.api.Test;

/** R19: a position without meaning is refused; so is a read-only replica. Packs add real ones. */
abstract class RestoredDatabases extends Promise {
  RestoredDatabases(PackUnderTest pack) {
    super(pack, Capability.RESTORED_DATABASES);
  }

  @Test
  void R19_sameDatabaseOpenedAgain_goesOn() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    try (Waybill again = Waybill.open(Shop.config(shop.database()))) {
      assertThat(again.queue("queue").refresh().rows()).isEqualTo(1);
      assertThat(again.status().queues())
          .extracting(Status.QueueState::phase)
          .containsOnly(Status.Phase.READY);
    }
  }
}
