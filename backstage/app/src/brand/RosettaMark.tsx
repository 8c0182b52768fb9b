/** The mark: the letter R with one lit point, the figure that one looks for. */
export const RosettaMark = ({ size = 32 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="7" fill="#12355b" stroke="#5d83ad" strokeWidth="0.75" />
    <path d="M9 24V8h8.2a5 5 0 0 1 1.3 9.8L23 24h-4.4l-4-5.8h-1.9V24z" fill="#fff" />
    <circle cx="16.6" cy="13" r="2" fill="#f2a541" />
  </svg>
);
