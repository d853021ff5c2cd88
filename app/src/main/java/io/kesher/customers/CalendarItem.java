package io.kesher.customers;

import io.kesher.customers.TodayItem.About;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Something that falls on a day.
 *
 * @param kind one word that tells its source, such as {@code task}
 * @param id one of its source's
 * @param title as somebody typed it, or in the reader's language
 * @param time absent: at no hour of the day
 * @param done whether nothing is left to do about it
 * @param customer whom it is about; absent: nobody
 * @param href where it stands
 */
public record CalendarItem(
    String kind,
    long id,
    LocalDate day,
    @Nullable LocalTime time,
    String icon,
    String title,
    boolean done,
    @Nullable About customer,
    String href) {}
