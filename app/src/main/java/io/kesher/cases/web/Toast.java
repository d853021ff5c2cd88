package io.kesher.cases.web;

import org.jspecify.annotations.Nullable;

/**
 * What a toast says of something that was done.
 *
 * @param undo the address that takes it back; absent where nothing does
 */
public record Toast(String text, @Nullable String undo) {}
