import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/query-client.ts';
import { applyTheme, storedTheme } from './lib/theme.ts';
import { router } from './router.tsx';
import './styles/tokens.css';
import './styles/base.css';

applyTheme(storedTheme());

const root = document.querySelector('#portal');
if (root === null) throw new Error('the page has no place for the portal');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
