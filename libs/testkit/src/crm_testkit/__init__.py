"""What tests share: real servers, callers, builders."""
