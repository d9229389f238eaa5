//! Numbers that look random and are the same in every run: SplitMix64 (Steele, Lea and Flood, 2014).

/// A sequence of numbers that its seed decides.
pub struct Random(u64);

impl Random {
    /// The sequence of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below the limit, or 0 where the limit is 0; each as likely.
    pub fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.next() % limit).unwrap_or(0)
    }

    /// A number below the limit, small ones far more often, as the world's events have few actors in common.
    pub fn skewed(&mut self, limit: usize) -> usize {
        let once = self.below(limit);
        let twice = self.below(once + 1);
        self.below(twice + 1)
    }

    /// Whether one in so many comes up.
    pub fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    /// One of the items.
    pub fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seed_decides_the_sequence() {
        let draw = |seed| {
            let mut random = Random::new(seed);
            [0; 8].map(|_: i32| random.below(1_000_000))
        };
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
    }

    #[test]
    fn small_numbers_come_more_often_where_skewed() {
        let mut random = Random::new(1);
        let drawn: Vec<usize> = (0..1000).map(|_| random.skewed(1000)).collect();
        assert!(drawn.iter().all(|number| *number < 1000));
        assert!(drawn.iter().filter(|number| **number < 100).count() > 400);
    }
}
