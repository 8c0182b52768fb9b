import { Link, useSidebarOpenState } from '@backstage/core-components';
import { RosettaMark } from '../brand/RosettaMark.tsx';
import './sidebarLogo.css';

/** The mark, with the name beside it when the side bar is open; a link home. */
export const SidebarLogo = () => {
  const { isOpen } = useSidebarOpenState();
  return (
    <Link to="/" className="rosetta-logo" underline="none" aria-label="Rosetta">
      <RosettaMark />
      {isOpen && <span>Rosetta</span>}
    </Link>
  );
};
