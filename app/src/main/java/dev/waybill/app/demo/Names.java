package dev.waybill.app.demo;

import java.math.BigDecimal;
import java.util.List;

/** What the shop's people, towns and goods are called. */
final class Names {
  static final List<String> FIRST =
      List.of(
          "Ada", "Amara", "Andre", "Beatriz", "Caleb", "Carmen", "Chen", "Daniela", "David",
          "Elena", "Emeka", "Emma", "Fatima", "Felix", "Grace", "Hannah", "Hugo", "Ines", "Isaac",
          "Jamal", "Joan", "José", "Kai", "Lena", "Liam", "Lucía", "Marcus", "Maya", "Nadia",
          "Noah", "Olive", "Omar", "Priya", "Quinn", "Rosa", "Ruth", "Samuel", "Sofía", "Tessa",
          "Theo", "Uma", "Victor", "Wanda", "Yusuf", "Zoë");

  static final List<String> LAST =
      List.of(
          "Abbott",
          "Alvarez",
          "Baker",
          "Bennett",
          "Castillo",
          "Chang",
          "Cohen",
          "Diaz",
          "Dubois",
          "Eriksen",
          "Fischer",
          "Foster",
          "García",
          "Gupta",
          "Hansen",
          "Hayes",
          "Ibrahim",
          "Jensen",
          "Johnson",
          "Kaminski",
          "Kim",
          "Larsen",
          "Lopez",
          "Martin",
          "Mbeki",
          "Miller",
          "Nakamura",
          "Nguyen",
          "O'Brien",
          "Okafor",
          "Patel",
          "Pérez",
          "Quist",
          "Reyes",
          "Rossi",
          "Sato",
          "Silva",
          "Singh",
          "Smith",
          "Tanaka",
          "Thompson",
          "Vargas",
          "Weber",
          "Williams",
          "Young");

  static final List<String> STREETS =
      List.of(
          "Oak St",
          "Maple Ave",
          "Cedar Ln",
          "Main St",
          "Prairie Rd",
          "Lakeview Dr",
          "2nd Ave",
          "Highland Blvd",
          "Mill Rd",
          "Juniper Ct",
          "Elm St",
          "Canyon Way");

  /** A town with its state and a ZIP code. */
  record Town(String city, String state, String zip) {}

  static final List<Town> TOWNS =
      List.of(
          new Town("Austin", "TX", "78701"),
          new Town("Boise", "ID", "83702"),
          new Town("Chicago", "IL", "60614"),
          new Town("Dallas", "TX", "75204"),
          new Town("Denver", "CO", "80205"),
          new Town("Fargo", "ND", "58102"),
          new Town("Lincoln", "NE", "68508"),
          new Town("Madison", "WI", "53703"),
          new Town("Minneapolis", "MN", "55408"),
          new Town("Nashville", "TN", "37206"),
          new Town("Omaha", "NE", "68104"),
          new Town("Portland", "OR", "97212"),
          new Town("Provo", "UT", "84601"),
          new Town("Santa Fe", "NM", "87501"),
          new Town("St. Louis", "MO", "63110"),
          new Town("Tulsa", "OK", "74104"));

  /**
   * Something on sale.
   *
   * @param weight of one, in pounds
   */
  record Product(int id, String code, String name, BigDecimal price, BigDecimal weight) {}

  static final List<Product> PRODUCTS =
      List.of(
          product(1, "TEA-GRN", "Green tea, 100 bags", "14.50", "0.6"),
          product(2, "TEA-CHA", "Chai, loose, 1 lb", "18.90", "1.1"),
          product(3, "HON-RAW", "Raw honey, 24 oz", "16.25", "2.0"),
          product(4, "SOA-LAV", "Lavender soap, box of 6", "21.00", "1.8"),
          product(5, "CAN-BEE", "Beeswax candles, pair", "12.75", "0.9"),
          product(6, "OIL-OLV", "Olive oil, 1 qt", "27.40", "2.4"),
          product(7, "COF-DRK", "Dark roast, 2 lb", "31.80", "2.1"),
          product(8, "COF-DEC", "Decaf, 1 lb", "17.60", "1.1"),
          product(9, "VIT-D3", "Vitamin D3, 180 capsules", "19.95", "0.3"),
          product(10, "PRO-VAN", "Protein powder, vanilla", "44.00", "2.7"),
          product(11, "SHK-CUP", "Shaker cup", "9.50", "0.4"),
          product(12, "BLM-CAL", "Calendula balm", "13.30", "0.2"),
          product(13, "STA-KIT", "Starter kit", "99.00", "6.5"),
          product(14, "GFT-BOX", "Gift box", "54.90", "3.2"));

  private static Product product(int id, String code, String name, String price, String weight) {
    return new Product(id, code, name, new BigDecimal(price), new BigDecimal(weight));
  }

  private Names() {}
}
