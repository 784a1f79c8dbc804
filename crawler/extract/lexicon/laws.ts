/** The article that most one-sided standard terms may conflict with. */
export const STANDARD_TERMS = "《消费者权益保护法》第二十六条";
