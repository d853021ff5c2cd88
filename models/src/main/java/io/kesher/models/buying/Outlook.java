package io.kesher.models.buying;

/**
 * What is to be expected of one customer.
 *
 * @param customer whose past it was told from
 * @param alive the probability of still being a customer
 * @param purchases expected number within the span
 * @param noPurchase the probability of none within the span
 * @param spend expected amount of a purchase
 * @param value of all purchases to come, discounted: {@code spend} times discounted purchases
 * @param valueWithin the same, of purchases within the span
 */
public record Outlook(
    Customer customer,
    Explained alive,
    Explained purchases,
    Explained noPurchase,
    Explained spend,
    Explained value,
    Explained valueWithin) {}
