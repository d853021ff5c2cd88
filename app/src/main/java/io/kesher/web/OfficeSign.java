package io.kesher.web;

import java.time.ZoneId;
import java.util.Currency;

/** What a page must know of the office to speak of its money and its days. */
public record OfficeSign(String name, Language language, ZoneId zone, Currency currency) {}
