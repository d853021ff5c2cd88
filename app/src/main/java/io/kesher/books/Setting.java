package io.kesher.books;

/**
 * What goes for all books.
 *
 * @param share per cent of working hours that are there for the customers of a book
 * @param most customers of a book of whose holder nothing else is said
 * @param leastMinutes a month that a customer counts for who took less of late
 */
public record Setting(int share, int most, int leastMinutes) {}
