import { createRoot } from 'react-dom/client';
import { WorkflowForm } from './workflow-form.jsx';

createRoot(document.querySelector('main')).render(<WorkflowForm />);
