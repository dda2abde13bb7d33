package dev.waybill.sandbox.internal.world;

import java.util.List;

/**
 * Something on sale.
 *
 * @param cents its price
 * @param ounces its weight
 * @param volume business volume in cents, a multiple of five; four fifths of it are commissionable
 */
record Product(String code, String name, int cents, int ounces, int volume) {
  static final List<Product> ALL =
      List.of(
          of("TEA-GRN", "Green tea, 100 bags", 1_450, 10),
          of("TEA-CHA", "Chai, loose, 1 lb", 1_890, 18),
          of("HON-RAW", "Raw honey, 24 oz", 1_625, 32),
          of("SOA-LAV", "Lavender soap, box of 6", 2_100, 29),
          of("CAN-BEE", "Beeswax candles, pair", 1_275, 14),
          of("OIL-OLV", "Olive oil, 1 qt", 2_740, 38),
          of("COF-DRK", "Dark roast, 2 lb", 3_180, 34),
          of("COF-DEC", "Decaf, 1 lb", 1_760, 18),
          of("VIT-D3", "Vitamin D3, 180 capsules", 1_995, 5),
          of("PRO-VAN", "Protein powder, vanilla", 4_400, 43),
          of("SHK-CUP", "Shaker cup", 950, 6),
          of("BLM-CAL", "Calendula balm", 1_330, 3),
          of("STA-KIT", "Starter kit", 9_900, 104),
          of("GFT-BOX", "Gift box \"für dich\"", 5_490, 51));

  private static Product of(String code, String name, int cents, int ounces) {
    return new Product(code, name, cents, ounces, cents * 7 / 50 * 5);
  }
}
