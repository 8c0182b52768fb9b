import '@backstage/ui/css/styles.css';
import './theme/rosetta.css';
import { createRoot } from 'react-dom/client';
import { app } from './App.tsx';

createRoot(document.getElementById('root')!).render(app.createRoot());
