import { createRoot } from 'react-dom/client';
import { RunForm } from './run-form.jsx';

createRoot(document.querySelector('main')).render(<RunForm />);
